// An electronic document from its bytes: XML of one of the three syntaxes, or a PDF that carries one.

import { readCii } from './cii.ts'
import type { Document } from './document.ts'
import { DocumentError } from './document-error.ts'
import { DOCUMENT_ROOTS } from './document-roots.ts'
import { type Attachment, pdfAttachments } from './pdf/pdf-attachments.ts'
import { readStatusMessage } from './status-message.ts'
import { readUbl } from './ubl.ts'
import { parseXml, type XmlElement } from './xml-tree.ts'

/** One document, or several where a status message speaks of several invoices. */
export function readDocument(bytes: Buffer): readonly Document[] {
  return bytes.subarray(0, 1024).includes('%PDF-') ? documentsOf(invoiceXml(bytes)) : documentsOf(parseXml(bytes))
}

function documentsOf(root: XmlElement): readonly Document[] {
  switch (root.name) {
    case 'CrossIndustryInvoice':
    case 'CrossIndustryDocument':
      return [readCii(root)]
    case 'Invoice':
    case 'CreditNote':
      return [readUbl(root)]
    case 'CrossDomainAcknowledgementAndResponse': {
      const statuses = readStatusMessage(root)
      if (statuses.length === 0) throw new DocumentError('intake.status_empty')
      return statuses
    }
    default:
      throw new DocumentError('intake.document_unknown', { root: root.name.slice(0, 60) })
  }
}

/** The names that the standards give to the invoice inside a PDF. Any other is only looked at when none of them is there. */
const STANDARD_NAME = /^(factur-x|zugferd-invoice|xrechnung)\.xml$/i

function invoiceXml(pdf: Buffer): XmlElement {
  const attachments = pdfAttachments(pdf)
  const standard = attachments.filter(({ name }) => STANDARD_NAME.test(name))
  if (standard.length > 0) return parseXml(onlyOne(standard.map((attachment) => attachment.content())))
  const roots = attachments.filter(({ name }) => /\.xml$/i.test(name)).flatMap(rootOf)
  const invoices = roots.filter(({ root }) => DOCUMENT_ROOTS.some((known) => known === root.name))
  if (invoices.length === 0) {
    const names = attachments.map(({ name }) => name.slice(0, 80)).slice(0, 10)
    throw new DocumentError('intake.pdf_no_invoice', { attachments: names.join(', ') })
  }
  onlyOne(invoices.map(({ bytes }) => bytes))
  return (invoices[0] as (typeof invoices)[number]).root
}

/** Two that differ: nobody can say which one is meant. */
function onlyOne(contents: readonly Buffer[]): Buffer {
  const [first, ...others] = contents
  if (first === undefined || others.some((other) => !other.equals(first)))
    throw new DocumentError('intake.pdf_several_invoices', { count: contents.length })
  return first
}

function rootOf(attachment: Attachment): readonly { readonly root: XmlElement; readonly bytes: Buffer }[] {
  const bytes = attachment.content()
  try {
    return [{ root: parseXml(bytes), bytes }]
  } catch (error) {
    // Some other attachment, of no concern here.
    if (error instanceof DocumentError) return []
    throw error
  }
}
