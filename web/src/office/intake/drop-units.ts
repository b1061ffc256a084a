// What one drop holds, in the portions in which it is understood: electronic invoices and their statuses together, however many; every
// other file by itself, one after the other. Folders are opened.

/** Electronic documents as a first part, if there are any, then each other file. */
export async function unitsOf(files: readonly File[]): Promise<readonly (readonly File[])[]> {
  const seen = files.filter(({ name }) => !isOfSystem(name))
  if (seen.length <= 1) return seen.length === 0 ? [] : [seen]
  const isDocument = await Promise.all(seen.map(holdsDocuments))
  const documents = seen.filter((_, place) => isDocument[place])
  const others = seen.filter((_, place) => !isDocument[place]).map((file) => [file])
  return documents.length === 0 ? others : [documents, ...others]
}

/** The files of a drop, those in its folders too; must be called before the event is over. */
export function filesOfDrop(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (!entries.some((entry) => entry.isDirectory)) return Promise.resolve([...transfer.files])
  return filesIn(entries)
}

async function filesIn(entries: readonly FileSystemEntry[]): Promise<readonly File[]> {
  const found = await Promise.all(
    entries.map(async (entry) => (isFolder(entry) ? filesIn(await listed(entry)) : [await opened(entry)])),
  )
  return found.flat()
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

const opened = (entry: FileSystemEntry): Promise<File> =>
  new Promise((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))

/** A browser hands out a folder in portions, and says by an empty one that it was the last. */
async function listed(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const portion = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (portion.length === 0) return all.toSorted((a, b) => (a.name < b.name ? -1 : 1))
    all.push(...portion)
  }
}

/** Hidden files, and those that systems add to folders. */
const isOfSystem = (name: string): boolean => name.startsWith('.') || /^(thumbs\.db|desktop\.ini)$/i.test(name)

/** Roots of CII, UBL and CDAR; a bank statement or books may be XML too. */
const DOCUMENT =
  /<(?:\w+:)?(?:CrossIndustryInvoice|CrossIndustryDocument|Invoice|CreditNote|CrossDomainAcknowledgementAndResponse)[\s>]/
const HEAD = 8192

async function holdsDocuments(file: File): Promise<boolean> {
  if (/\.(pdf|zip)$/i.test(file.name)) return true
  return /\.xml$/i.test(file.name) && DOCUMENT.test(await file.slice(0, HEAD).text())
}
