// A mail server of its own process that takes everything and keeps nothing: tells its port, then after each message how many
// it has.

import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

let messages = 0
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, _session, done) => {
    stream.resume().on('end', () => {
      messages++
      done()
    })
  },
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.server.address() as AddressInfo).port }))
process.on('message', () => process.send?.({ messages }))
process.on('disconnect', () => process.exit())
