// The store as the whole program opens it: what the modules bring to the platform.

import { createSecrets, hasSeveralCompanies, zoneOf } from '#access'
import type { Configuration } from '#platform/configuration.ts'
import { openStore as openPlatformStore } from '#platform/open-store.ts'
import type { OpenStoreOptions, Store } from '#platform/open-store.ts'
import { fileLinks } from '#outreach/file-link.ts'

export { findCompany } from '#access'

export const openStore = (
  configuration: Configuration,
  ports: Pick<OpenStoreOptions, 'log' | 'clock'>,
): Promise<Store> =>
  openPlatformStore(configuration, {
    ...ports,
    zoneOf,
    hasSeveralCompanies,
    linksAt: (address, secret) => fileLinks(address, createSecrets(secret)),
  })
