// The pages before the office.

import type { access as frAccess } from '../fr/access.ts'

export const access: typeof frAccess = {
  motto: 'The right reminder each day – and the reason for it.',
  points: [
    {
      title: 'Nothing leaves without you',
      text: 'A new company starts in rehearsal: you read everything before the first message.',
    },
    {
      title: 'Nobody who has paid is chased',
      text: 'The decision is taken afresh each day from the facts, and checked again at the moment of sending.',
    },
    {
      title: 'Your data stays with you',
      text: 'The program runs on your machine and calls no outside service.',
    },
  ],
  showPassword: 'Show the password',
  setUp: {
    title: 'Create the company',
    lead: 'Two minutes, once. You will be its owner.',
    companyName: 'Name of the company',
    siren: 'SIREN (optional)',
    sirenHint: 'Nine digits. It appears on letters, where the law asks for it.',
    personName: 'Your name',
    email: 'Your e-mail',
    password: 'Password',
    passwordHint: 'At least eight characters. A phrase is easier to remember than a code.',
    submit: 'Create the company',
    errors: {
      companyName: 'Write the name of the company.',
      siren: 'This SIREN is not valid: nine digits, of which the last is a check digit. Correct it or leave it empty.',
      personName: 'Write your name.',
      email: 'Write a whole e-mail address, for example name@company.example.',
      password: 'Choose a password of 8 to 200 characters.',
    },
  },
  signIn: {
    title: 'Hello',
    lead: 'Sign in to see the work of the day.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    forgotten: 'Forgot your password? An owner of your company gives you a link, under Settings, People.',
  },
}
