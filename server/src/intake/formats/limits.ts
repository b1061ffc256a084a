// How much a file may ask of the program before it is refused.

export const LIMITS = {
  fileBytes: 1 << 30,
  /** All the files of one drop that is sent to the office. */
  dropBytes: 2 * (1 << 30),
  /** Read to tell what kind of file it is. */
  headBytes: 1 << 16,
  lineBytes: 1 << 20,
  columns: 1000,
  cells: 20_000_000,
  /** Rows of a list, and lines of customers' accounts of an accounting file: they are held in memory, half a gigabyte for a million. */
  rows: 1_500_000,
  receivableLines: 3_000_000,
  xmlDepth: 32,
  /** Movements of one bank file, which are held in memory: a year of a large company. */
  movements: 1_000_000,
  /** Read whole, at ten times its size: ten thousand notices. */
  jsonBytes: 24 << 20,
  /** A workbook as it is stored, and unpacked. */
  workbookBytes: 64 << 20,
  unpackedBytes: 256 << 20,
  workbookCells: 3_000_000,
  /** An invoice or a status message: as a file, its elements, what a PDF unpacks to. */
  documentBytes: 64 << 20,
  documentElements: 400_000,
  documentMilliseconds: 10_000,
  archiveFiles: 5000,
  archiveUnpackedBytes: 1 << 30,
  pdfUnpackedBytes: 96 << 20,
  pdfObjects: 500_000,
  /** The process that reads a file: its memory, its time, and how long it then waits for the next. */
  workerMegabytes: 256,
  workerMilliseconds: 20_000,
  workerMillisecondsPerMegabyte: 250,
  workerRestMilliseconds: 5_000,
  /** From this size on, two read an accounting file that is imported. */
  halvedBytes: 32 << 20,
  /** A file that is nowhere on the disk is given to it whole. */
  givenBytes: 256 << 20,
} as const
