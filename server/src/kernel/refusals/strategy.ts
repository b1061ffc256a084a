// Refusals: plans, situations and the day.

import type { RefusalEntry } from './entry.ts'

export const strategyRefusals = {
  'strategy.not_a_choice': {
    status: 404,
    fr: 'La tâche {task} n’attend pas de choix après la dernière étape : elle est faite, ou d’une autre sorte. Actualisez la liste du jour.',
    en: 'Task {task} does not wait for a choice after the last step: it is done, or of another kind. Refresh today’s list.',
  },
  'strategy.choice_not_made': {
    status: 409,
    fr: 'Aucun choix n’est à reprendre pour la tâche {task} : il n’a pas été fait, ou a déjà été repris.',
    en: 'There is no choice to take back for task {task}: it was not made, or was taken back already.',
  },
  'strategy.choice_needs_day': {
    status: 422,
    fr: 'Ce choix ({choice}) demande un jour, le {today} au plus tôt : jusqu’où attendre avant que les relances reprennent.',
    en: 'This choice ({choice}) needs a day, {today} at the earliest: how long to wait before reminders resume.',
  },
  'strategy.nothing_to_release': {
    status: 409,
    fr: 'Rien à libérer : les actes choisis ({asked}) ne sont plus d’actualité ou sont déjà partis. Actualisez la liste du jour.',
    en: 'Nothing to release: the chosen acts ({asked}) no longer stand or have already left. Refresh today’s list.',
  },
  'strategy.act_changed': {
    status: 409,
    fr: 'Cet acte a changé, ou est déjà parti, depuis que la liste a été lue : il n’a pas été libéré. Actualisez la liste du jour.',
    en: 'This act has changed, or has already left, since the list was read: it was not released. Refresh today’s list.',
  },
  'strategy.subject_unknown': {
    status: 404,
    fr: 'Aucune pièce ouverte et aucun débiteur ne porte le nom « {subject} ». Vérifiez le numéro ; une pièce soldée n’est plus relancée.',
    en: 'No open item and no debtor is called “{subject}”. Check the number; a settled item is no longer chased.',
  },
  'strategy.plan_unknown': {
    status: 404,
    fr: 'Le scénario « {key} » n’existe pas. Les scénarios : {known}.',
    en: 'There is no plan “{key}”. The plans are: {known}.',
  },
  'strategy.plan_days_fall': {
    status: 422,
    fr: 'Dans le scénario {plan}, l’étape {step} viendrait avant la précédente. Donnez-lui un jour plus tardif, ou avancez la précédente.',
    en: 'In plan {plan}, step {step} would come before the previous one. Give it a later day, or move the previous one forward.',
  },
  'strategy.plan_too_early': {
    status: 422,
    fr: 'Dans le scénario {plan}, l’étape {step} est une relance : elle ne peut pas venir avant le lendemain de l’échéance. Donnez-lui un jour d’au moins 1.',
    en: 'In plan {plan}, step {step} is a reminder: it cannot come before the day after the due date. Give it a day of at least 1.',
  },
  'strategy.plan_text_unknown': {
    status: 422,
    fr: 'Dans le scénario {plan}, l’étape « {step} » nomme un texte qui n’existe pas. Choisissez un des textes de Quittance, ou retirez-le : le texte suit alors le ton de l’étape.',
    en: 'In plan {plan}, step “{step}” names a text that does not exist. Choose one of the texts of Quittance, or leave it out: the text then follows the tone of the step.',
  },
  'strategy.plan_exists': {
    status: 409,
    fr: 'Un scénario « {key} » existe déjà, ou a été retiré. Donnez un autre nom à celui-ci, ou reprenez l’autre.',
    en: 'There is already a plan “{key}”, or there was one. Give this one another name, or restore the other.',
  },
  'strategy.plan_in_use': {
    status: 409,
    fr: 'Le scénario « {plan} » sert encore. Règles : {rules} ; clients : {debtors} ; factures : {items} ; actes en cours : {acts}. Donnez-leur un autre scénario, puis retirez celui-ci.',
    en: 'The plan “{plan}” is still in use. Rules: {rules}; debtors: {debtors}; invoices: {items}; acts under way: {acts}. Give them another plan, then remove this one.',
  },
  'strategy.plan_of_kind': {
    status: 409,
    fr: 'Le scénario « {plan} » est celui de toute une nature de clients : il en faut un à chacune. Modifiez-le plutôt.',
    en: 'The plan “{plan}” is the one for a whole kind of debtors: each kind needs one. Change it instead.',
  },
  'strategy.plan_not_retired': {
    status: 409,
    fr: 'Le scénario « {key} » n’est pas retiré : il n’y a rien à reprendre.',
    en: 'The plan “{key}” is not removed: there is nothing to restore.',
  },
  'strategy.plan_key_reused': {
    status: 409,
    fr: 'Dans le scénario {plan}, le nom d’étape « {step} » a déjà servi à une autre étape : ce qui est parti sous ce nom serait confondu. Donnez un autre nom à l’étape.',
    en: 'In plan {plan}, the step name “{step}” was already used for another step: what left under that name would be confused. Give the step another name.',
  },
  'strategy.plan_step_unknown': {
    status: 404,
    fr: 'Le scénario {plan} n’a pas d’étape « {step} ». Rechargez-le.',
    en: 'Plan {plan} has no step “{step}”. Load it again.',
  },
  'strategy.plan_version_unknown': {
    status: 404,
    fr: 'Le scénario {plan} n’a pas de version {version} ; la dernière est la {last}.',
    en: 'Plan {plan} has no version {version}; the last one is {last}.',
  },
  'strategy.plan_field': {
    status: 422,
    fr: 'Ce n’est pas un scénario que Quittance peut lire : à {place}, il devrait porter : {expected}. Rien n’a été changé ; exportez un scénario pour voir la forme attendue.',
    en: 'This is not a plan that Quittance can read: at {place} it should have: {expected}. Nothing was changed; export a plan to see the form it takes.',
  },
  'strategy.plan_file_too_large': {
    status: 422,
    fr: 'Le fichier {file} fait {bytes} octets ; un scénario n’en fait pas plus de {most}. Ce n’est sans doute pas le bon fichier.',
    en: 'The file {file} has {bytes} bytes; a plan has no more than {most}. It is probably not the right file.',
  },
  'strategy.plans_too_many': {
    status: 409,
    fr: 'Il y a déjà {count} scénarios, le plus que Quittance suit. Modifiez-en un plutôt que d’en ajouter.',
    en: 'There are already {count} plans, the most that Quittance follows. Change one rather than adding another.',
  },
  'strategy.plan_changed_since': {
    status: 409,
    fr: 'Le scénario « {key} » a changé depuis que vous l’avez ouvert (version {version}, pas {given}). Rouvrez-le pour ne rien écraser.',
    en: 'Plan “{key}” has changed since you opened it (version {version}, not {given}). Open it again so as not to overwrite anything.',
  },
  'strategy.file_unreadable': {
    status: 422,
    fr: 'Le fichier {file} n’a pas pu être lu ({reason}). Vérifiez son chemin.',
    en: 'The file {file} could not be read ({reason}). Check its path.',
  },
  'strategy.file_not_json': {
    status: 422,
    fr: 'Le fichier {file} n’est pas du JSON : {reason}.',
    en: 'The file {file} is not JSON: {reason}.',
  },
  'strategy.plan_rules_changed_since': {
    status: 409,
    fr: 'Les règles d’attribution en sont à la version {version}, vous partez de la version {given}. Rechargez-les et refaites le changement.',
    en: 'The rules that give plans are at version {version}, you start from version {given}. Load them again and repeat the change.',
  },
  'strategy.situation_field': {
    status: 422,
    fr: 'À {place}, la situation devrait porter : {expected}. Le schéma est dans docs/situation.schema.json.',
    en: 'At {place} the situation should have: {expected}. The schema is in docs/situation.schema.json.',
  },
  'strategy.situation_duplicate': {
    status: 422,
    fr: 'À {place}, {id} est déjà pris : chaque identifiant ne sert qu’une fois.',
    en: 'At {place}, {id} is already taken: each identifier is used once.',
  },
  'strategy.situation_unknown_reference': {
    status: 422,
    fr: 'À {place}, {id} ne figure pas dans {list}. Ajoutez-le ou corrigez la référence.',
    en: 'At {place}, {id} is not in {list}. Add it or correct the reference.',
  },
  'strategy.situation_currency': {
    status: 422,
    fr: 'À {place}, la devise {currency} n’a pas deux décimales : Quittance ne la suit pas.',
    en: 'At {place}, the currency {currency} does not have two decimals: Quittance does not follow it.',
  },
  'strategy.situation_without_day': {
    status: 422,
    fr: 'La situation ne dit pas quel jour on est. Ajoutez "today" ou donnez --date.',
    en: 'The situation does not say which day it is. Add "today" or give --date.',
  },
  'strategy.plan_impossible': {
    status: 422,
    fr: 'Le scénario {plan} ne peut pas être suivi, étape {step}. {said}',
    en: 'The plan {plan} cannot be followed, step {step}. {said}',
  },
} as const satisfies Record<string, RefusalEntry>
