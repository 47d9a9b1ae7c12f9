import agencies from '../../../../libs/platform/wording/catalogues/en-CA/portal-agencies.json' with { type: 'json' };
import badges from '../../../../libs/platform/wording/catalogues/en-CA/portal-badges.json' with { type: 'json' };
import communities from '../../../../libs/platform/wording/catalogues/en-CA/portal-communities.json' with { type: 'json' };
import completions from '../../../../libs/platform/wording/catalogues/en-CA/portal-completions.json' with { type: 'json' };
import home from '../../../../libs/platform/wording/catalogues/en-CA/portal-home.json' with { type: 'json' };
import jobs from '../../../../libs/platform/wording/catalogues/en-CA/portal-jobs.json' with { type: 'json' };
import learners from '../../../../libs/platform/wording/catalogues/en-CA/portal-learners.json' with { type: 'json' };
import me from '../../../../libs/platform/wording/catalogues/en-CA/portal-me.json' with { type: 'json' };
import openingRecords from '../../../../libs/platform/wording/catalogues/en-CA/portal-opening-records.json' with { type: 'json' };
import organisation from '../../../../libs/platform/wording/catalogues/en-CA/portal-organisation.json' with { type: 'json' };
import people from '../../../../libs/platform/wording/catalogues/en-CA/portal-people.json' with { type: 'json' };
import programme from '../../../../libs/platform/wording/catalogues/en-CA/portal-programme.json' with { type: 'json' };
import shell from '../../../../libs/platform/wording/catalogues/en-CA/portal-shell.json' with { type: 'json' };
import signIn from '../../../../libs/platform/wording/catalogues/en-CA/portal-sign-in.json' with { type: 'json' };
import transfers from '../../../../libs/platform/wording/catalogues/en-CA/portal-transfers.json' with { type: 'json' };

/** Every word of the portal in English; fetched when somebody reads it in that language. */
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
