import agencies from '../../../../libs/platform/wording/catalogues/fr-CA/portal-agencies.json' with { type: 'json' };
import badges from '../../../../libs/platform/wording/catalogues/fr-CA/portal-badges.json' with { type: 'json' };
import communities from '../../../../libs/platform/wording/catalogues/fr-CA/portal-communities.json' with { type: 'json' };
import completions from '../../../../libs/platform/wording/catalogues/fr-CA/portal-completions.json' with { type: 'json' };
import home from '../../../../libs/platform/wording/catalogues/fr-CA/portal-home.json' with { type: 'json' };
import jobs from '../../../../libs/platform/wording/catalogues/fr-CA/portal-jobs.json' with { type: 'json' };
import learners from '../../../../libs/platform/wording/catalogues/fr-CA/portal-learners.json' with { type: 'json' };
import me from '../../../../libs/platform/wording/catalogues/fr-CA/portal-me.json' with { type: 'json' };
import openingRecords from '../../../../libs/platform/wording/catalogues/fr-CA/portal-opening-records.json' with { type: 'json' };
import organisation from '../../../../libs/platform/wording/catalogues/fr-CA/portal-organisation.json' with { type: 'json' };
import people from '../../../../libs/platform/wording/catalogues/fr-CA/portal-people.json' with { type: 'json' };
import programme from '../../../../libs/platform/wording/catalogues/fr-CA/portal-programme.json' with { type: 'json' };
import shell from '../../../../libs/platform/wording/catalogues/fr-CA/portal-shell.json' with { type: 'json' };
import signIn from '../../../../libs/platform/wording/catalogues/fr-CA/portal-sign-in.json' with { type: 'json' };
import transfers from '../../../../libs/platform/wording/catalogues/fr-CA/portal-transfers.json' with { type: 'json' };

/** Every word of the portal in French; fetched when somebody reads it in that language. */
export const words = {
  ...agencies,
  ...badges,
  ...communities,
  ...completions,
  ...home,
  ...jobs,
  ...learners,
  ...me,
  ...openingRecords,
  ...organisation,
  ...people,
  ...programme,
  ...shell,
  ...signIn,
  ...transfers,
};
