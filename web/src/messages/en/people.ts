// Who acts for the company, invitations, and a person's own account.

import type { people as frPeople } from '../fr/people.ts'

export const people: typeof frPeople = {
  title: 'Who acts for the company',
  lead: 'Each has a password of their own, and the journal keeps who did what.',
  roles: { owner: 'Owner', member: 'Member' },
  you: 'you',
  rights: {
    member:
      'A member does all the work: importing, deciding, releasing reminders, calling, matching payments, changing plans, texts and settings.',
    owner:
      'An owner can also let people in and out, and raise or remove the amount from which two people must approve. One of the two must be an owner.',
    ask: 'To add or remove somebody, ask an owner.',
    forgotten:
      'Forgotten password: an owner gives the person a link to a new one, under “Change”. The only owner’s is changed by whoever runs the machine, with “quittance person password”.',
  },
  forgotten: {
    give: 'Forgotten password…',
    title: (name) => `A new password for ${name}`,
    text: (name) =>
      `${name} is given a link that works once, for twenty-four hours, and chooses a password that you will not know. Their sessions end then; until then nothing changes. The journal keeps a record.`,
    byMail: (email) => `The link leaves through your mail account to ${email}, and to nobody else.`,
    byHand: 'No mail account is set up: the link will be shown to you once, to be passed on.',
    send: 'Send the link',
    show: 'Show the link',
    sent: (email) => `Link sent to ${email}`,
    waits: (by, moment) => `Link to a new password, given by ${by}, valid until ${moment}`,
    withdrawn: (name) => `Link for ${name} taken back`,
  },
  change: 'Change',
  close: 'Close',
  name: 'Name',
  role: 'Role',
  remove: 'Remove access',
  removeTitle: (name) => `Remove the access of ${name}`,
  removeText: (name) =>
    `The sessions of ${name} in this company end at once. What was done under this name stays in the journal; a new invitation gives access again.`,
  removeSelf: 'This is your own access: you will be signed out of this company.',
  leavesOne:
    'One person will be left: messages that need two approvals will not leave until a second one is invited, or that amount is removed under Sending.',
  removed: (name) => `${name} no longer acts for the company`,
  invite: {
    title: 'Invite somebody',
    lead: 'A link that works once, for twenty-four hours. They choose their own password: you will not know it.',
    byMail: 'The link leaves through your mail account.',
    byHand: 'No mail account is set up yet: the link will be shown to you once, to be passed on.',
    name: 'Name',
    email: 'E-mail address',
    submit: 'Invite',
    sent: (email) => `Invitation sent to ${email}`,
  },
  link: {
    title: (email) => `Link for ${email}`,
    text: 'It could not leave by e-mail. Pass it on safely: whoever opens it will act under this name. It is not shown again.',
    copy: 'Copy the link',
    copied: 'Link copied',
    done: 'I have passed it on',
  },
  pending: {
    title: 'Pending invitations',
    until: (moment) => `valid until ${moment}`,
    over: 'no longer valid',
    again: 'New link',
    withdraw: 'Take back',
    withdrawn: (name) => `Invitation for ${name} taken back`,
  },
  account: {
    title: 'My account',
    name: 'Your name',
    nameHint: 'As the journal and your colleagues see it.',
    language: 'Language and appearance',
    password: 'Change the password',
    passwordLead: 'Your other sessions end; this one stays open.',
    current: 'Current password',
    next: 'New password',
    changed: 'Password changed',
  },
  newPassword: {
    title: 'A new password',
    lead: ({ name, company, madeBy }) =>
      `Hello ${name}. ${madeBy} gave you this link for ${company}. Sessions that you have open elsewhere will end.`,
    submit: 'Change it and sign in',
  },
  invited: {
    title: (company) => `Welcome to ${company}`,
    lead: (by) => (by === '' ? 'Choose your password to join.' : `${by} invites you. Choose your password to join.`),
    leadKnown: (by) =>
      by === ''
        ? 'You already have an account: join with its password.'
        : `${by} invites you. You already have an account: join with its password.`,
    over: 'Invitation',
    name: 'Your name',
    email: 'Your address',
    submit: 'Join',
    signIn: 'Sign in',
  },
}
