import { expect, test } from 'vitest'
import { publicAddress } from './public-address.ts'

test.each([
  'https://relances.example',
  'https://relances.example/quittance',
  'https://relances.example:8443',
  'https://8.8.8.8',
  'https://[2606:4700::1]',
])('strangers are sent to %s', (address) => {
  expect(publicAddress(address)).toBe(address)
})

test.each([
  undefined,
  'http://relances.example',
  'https://localhost:4000',
  'https://relances',
  'https://quittance.local',
  'https://quittance.lan.',
  'https://box.home.arpa',
  'https://127.0.0.1',
  'https://192.168.1.10',
  'https://100.64.0.7',
  'https://[::1]',
  'https://[::ffff:10.0.0.1]',
  'https://[fe80::1]',
])('strangers are never sent to %s', (address) => {
  expect(publicAddress(address)).toBeNull()
})
