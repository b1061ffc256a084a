// IBM code page 850, in which older French programs still write their exports; the platform does not decode it.

const UPPER =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

export type Decoder = { readonly decode: (bytes?: Uint8Array, options?: { readonly stream: boolean }) => string }

/** Each byte is one letter: there is nothing to carry over between chunks. */
export const codePage850: Decoder = {
  decode(bytes = new Uint8Array()) {
    let text = ''
    for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : UPPER.charAt(byte - 0x80)
    return text
  },
}
