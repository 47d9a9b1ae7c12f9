import type { Act } from '../sign-in/acts.js';
import type { LifeAct } from './learner-search.js';

type Standing = 'ACTIVE' | 'ON_HOLD' | 'WITHDRAWN' | 'REMOVED' | 'TRANSFERRED';

/** What is offered to do with an enrolment from where it stands; the server judges again. */
export function lifeActsOf(standing: Standing, may: (act: Act) => boolean): readonly LifeAct[] {
  const isLive = standing === 'ACTIVE' || standing === 'ON_HOLD';
  const acts: readonly (LifeAct | false)[] = [
    isLive && 'rest',
    standing !== 'ACTIVE' && standing !== 'TRANSFERRED' && 'resume',
    isLive && 'move',
    standing === 'ACTIVE' && 'track',
    isLive && may('move-editions') && 'edition',
    'correct',
    isLive && may('transfer-learners') && 'offer',
  ];
  return may('enrol-learner') ? acts.filter((act) => act !== false) : [];
}
