// A number that a telephone or a softphone dials.

export function PhoneLink({ phone }: { readonly phone: string }) {
  return (
    <a className="nowrap" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`} onClick={(event) => event.stopPropagation()}>
      {phone}
    </a>
  )
}
