// The gateway that the installation names; null: a person types text messages.

import type { Configuration } from '#platform/configuration.ts'
import { type SmsGateway, httpGateway } from './channels/sms-gateway.ts'

export function smsGatewayOf({
  SMS_GATEWAY_URL: url,
  SMS_GATEWAY_KEY: key,
}: Pick<Configuration, 'SMS_GATEWAY_URL' | 'SMS_GATEWAY_KEY'>): SmsGateway | null {
  return url === undefined || key === undefined ? null : httpGateway({ url, key })
}
