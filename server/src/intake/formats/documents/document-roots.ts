// The roots of the XML documents that are read as invoices and status messages.

export const DOCUMENT_ROOTS = [
  'CrossIndustryInvoice',
  'CrossIndustryDocument',
  'Invoice',
  'CreditNote',
  'CrossDomainAcknowledgementAndResponse',
] as const
