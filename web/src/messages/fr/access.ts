// The pages before the office.

export const access = {
  motto: 'Chaque jour, la bonne relance – et la raison de chacune.',
  points: [
    {
      title: 'Rien ne part sans vous',
      text: 'Une nouvelle société commence en répétition : vous lisez tout avant le premier envoi.',
    },
    {
      title: 'Personne qui a payé n’est relancé',
      text: 'La décision est reprise chaque jour à partir des faits, et vérifiée encore au moment d’envoyer.',
    },
    {
      title: 'Vos données restent chez vous',
      text: 'Le programme tourne sur votre machine et n’appelle aucun service extérieur.',
    },
  ],
  showPassword: 'Afficher le mot de passe',
  setUp: {
    title: 'Créer la société',
    lead: 'Deux minutes, une seule fois. Vous en serez le responsable.',
    companyName: 'Nom de la société',
    siren: 'SIREN (facultatif)',
    sirenHint: 'Neuf chiffres. Il figurera sur les lettres, où la loi le demande.',
    personName: 'Votre nom',
    email: 'Votre e-mail',
    password: 'Mot de passe',
    passwordHint: 'Huit caractères au moins. Une phrase se retient mieux qu’un code.',
    submit: 'Créer la société',
    errors: {
      companyName: 'Écrivez le nom de la société.',
      siren:
        'Ce SIREN n’est pas valide : neuf chiffres, dont le dernier est une clé de contrôle. Corrigez-le ou laissez vide.',
      personName: 'Écrivez votre nom.',
      email: 'Écrivez une adresse e-mail complète, par exemple nom@societe.example.',
      password: 'Choisissez un mot de passe de 8 à 200 caractères.',
    },
  },
  signIn: {
    title: 'Bonjour',
    lead: 'Connectez-vous pour voir le travail du jour.',
    email: 'E-mail',
    password: 'Mot de passe',
    submit: 'Se connecter',
    forgotten: 'Mot de passe oublié ? Un responsable de votre société vous donne un lien, sous Réglages, Personnes.',
  },
}
