// Passwords that are tried first, French and English; what surrounds the letters (123, !, the year) is looked through too.

const WORDS = `
password passw0rd p4ssw0rd password1 password123 motdepasse motdepasse1 motdepass azertyuiop azerty123 azerty1234 azertyui
qwertyuiop qwerty123 qwerty1234 qwertzuiop 1q2w3e4r 1q2w3e4r5t 1qaz2wsx qazwsxedc zaq12wsx aqwzsxedc a1z2e3r4 a1z2e3r4t5
12345678 123456789 1234567890 0123456789 87654321 987654321 0987654321 11223344 12341234 12344321 123123123 147258369
147852369 159753159 159357159 31415926 11111111 00000000 88888888 abcd1234 abc12345 abcdefgh abcdefghi 1234abcd a1b2c3d4
iloveyou jetaime jetaime1 bonjour bonjour1 bonjour123 salutations soleil soleil123 chocolat chouchou doudou doudou123 loulou
loulou123 nicolas123 camille123 marseille marseille13 paris2024 paris2025 paris2026 olympique psgpsgpsg footballl football
baseball basketball superman batman123 starwars pokemon123 princess princesse sunshine trustno1 whatever letmein1 letmeinn
welcome1 welcome123 bienvenue bienvenue1 admin123 admin1234 administrateur administrator changeme changeme1 changezmoi
changer123 testtest test1234 test12345 testing123 demo1234 demodemo secret123 supersecret entreprise comptable compta123
comptabilite facture123 factures quittance quittance1 relance123 recouvrement tresorerie societe123 france123 francefrance
doctolib credit123 banque123 monchien monchat1 monamour mon-amour maman123 papa1234 famille1 vacances vacances1 printemps
printemps1 automne1 automne2026 decembre novembre septembre ordinateur informatique internet internet1 computer computer1
michelle jennifer charlotte alexandre alexandra sebastien catherine christophe frederic veronique stephanie isabelle
dragon123 monkey123 master123 shadow123 killer123 hello123 hellohello google123 facebook linkedin dropbox1 adobe123 photoshop
passwort passport p@ssw0rd p@ssword pa$$word pa$$w0rd m0tdepasse motdep@sse @zertyuiop azertyazerty qwertyqwerty asdfghjkl
asdfasdf asdf1234 qsdfghjklm wxcvbnwxcvbn poiuytreza lkjhgfdsq mlkjhgfdsq zxcvbnm1 zxcvbnm123 q1w2e3r4 q1w2e3r4t5 aaaa1111
`

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/))
