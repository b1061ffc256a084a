// Who acts for the company, invitations, and a person's own account.

import type { People } from '../../api-types.ts'

type Role = People['people'][number]['role']

const roles: Record<Role, string> = { owner: 'Responsable', member: 'Membre' }

export const people = {
  title: 'Qui agit pour la société',
  lead: 'Chacun a son mot de passe, et le journal retient qui a fait quoi.',
  roles,
  you: 'vous',
  rights: {
    member:
      'Un membre fait tout le travail : importer, décider, libérer les relances, appeler, encaisser, changer les scénarios, les textes et les réglages.',
    owner:
      'Un responsable peut aussi ouvrir et fermer l’accès, et relever ou supprimer le montant à partir duquel deux personnes valident. L’un des deux accords est le sien.',
    ask: 'Pour ajouter ou retirer quelqu’un, demandez à un responsable.',
    forgotten:
      'Mot de passe oublié : un responsable donne à la personne un lien vers un nouveau, sous « Modifier ». Celui du seul responsable se change par qui tient la machine, avec « quittance person password ».',
  },
  forgotten: {
    give: 'Mot de passe oublié…',
    title: (name: string) => `Un nouveau mot de passe pour ${name}`,
    text: (name: string) =>
      `${name} reçoit un lien, valable vingt-quatre heures et une seule fois, et choisit un mot de passe que vous ne connaîtrez pas. Ses sessions se ferment alors ; jusque-là, rien ne change. Le journal le retient.`,
    byMail: (email: string) => `Le lien part de votre compte de messagerie à ${email}, et à personne d’autre.`,
    byHand: 'Aucun compte de messagerie n’est réglé : le lien vous sera montré une fois, à transmettre.',
    send: 'Envoyer le lien',
    show: 'Montrer le lien',
    sent: (email: string) => `Lien envoyé à ${email}`,
    waits: (by: string, moment: string) =>
      `Lien vers un nouveau mot de passe, donné par ${by}, valable jusqu’au ${moment}`,
    withdrawn: (name: string) => `Lien de ${name} retiré`,
  },
  change: 'Modifier',
  close: 'Fermer',
  name: 'Nom',
  role: 'Rôle',
  remove: 'Retirer l’accès',
  removeTitle: (name: string) => `Retirer l’accès de ${name}`,
  removeText: (name: string) =>
    `Les sessions de ${name} dans cette société se ferment aussitôt. Ce qui a été fait sous ce nom reste au journal ; une nouvelle invitation rouvre l’accès.`,
  removeSelf: 'C’est votre propre accès : vous serez déconnecté de cette société.',
  leavesOne:
    'Il restera une seule personne : les messages qui demandent deux accords ne partiront plus avant qu’une seconde soit invitée, ou que ce montant soit retiré sous Envois.',
  removed: (name: string) => `${name} n’agit plus pour la société`,
  invite: {
    title: 'Inviter quelqu’un',
    lead: 'Un lien, valable vingt-quatre heures et une seule fois. La personne choisit elle-même son mot de passe : vous ne le connaîtrez pas.',
    byMail: 'Le lien part de votre compte de messagerie.',
    byHand: 'Aucun compte de messagerie n’est encore réglé : le lien vous sera montré une fois, à transmettre.',
    name: 'Nom',
    email: 'Adresse e-mail',
    submit: 'Inviter',
    sent: (email: string) => `Invitation envoyée à ${email}`,
  },
  link: {
    title: (email: string) => `Lien pour ${email}`,
    text: 'Il n’a pas pu partir par e-mail. Transmettez-le par un moyen sûr : qui l’ouvre agira sous ce nom. Il ne sera plus montré.',
    copy: 'Copier le lien',
    copied: 'Lien copié',
    done: 'C’est transmis',
  },
  pending: {
    title: 'Invitations en attente',
    until: (moment: string) => `valable jusqu’au ${moment}`,
    over: 'n’est plus valable',
    again: 'Nouveau lien',
    withdraw: 'Retirer',
    withdrawn: (name: string) => `Invitation de ${name} retirée`,
  },
  account: {
    title: 'Mon compte',
    name: 'Votre nom',
    nameHint: 'Tel que le journal et vos collègues le lisent.',
    language: 'Langue et apparence',
    password: 'Changer de mot de passe',
    passwordLead: 'Vos autres sessions se ferment ; celle-ci continue.',
    current: 'Mot de passe actuel',
    next: 'Nouveau mot de passe',
    changed: 'Mot de passe changé',
  },
  newPassword: {
    title: 'Un nouveau mot de passe',
    lead: ({ name, company, madeBy }: { readonly name: string; readonly company: string; readonly madeBy: string }) =>
      `Bonjour ${name}. ${madeBy} vous a donné ce lien pour ${company}. Vos sessions ouvertes ailleurs se ferment.`,
    submit: 'Changer et entrer',
  },
  invited: {
    title: (company: string) => `Bienvenue chez ${company}`,
    lead: (by: string) =>
      by === ''
        ? 'Choisissez votre mot de passe pour entrer.'
        : `${by} vous invite. Choisissez votre mot de passe pour entrer.`,
    leadKnown: (by: string) =>
      by === ''
        ? 'Vous avez déjà un compte : entrez avec son mot de passe.'
        : `${by} vous invite. Vous avez déjà un compte : entrez avec son mot de passe.`,
    over: 'Invitation',
    name: 'Votre nom',
    email: 'Votre adresse',
    submit: 'Entrer',
    signIn: 'Se connecter',
  },
}
