import type { CalendarDay, Instant } from '#platform/clock';
import { folded } from '#platform/input';
import type { AgencyId } from '#platform/tenancy';

export const AGENCY_STANDINGS = ['AUTHORISED', 'SUSPENDED', 'ENDED'] as const;
export type AgencyStanding = (typeof AGENCY_STANDINGS)[number];

/** An organisation that LPHQ authorises to qualify learners and to issue badges in its own name. */
export interface Agency {
  readonly id: AgencyId;
  /** Part of the issuer's name in every credential: never changes. */
  readonly slug: string;
  readonly name: string;
  /** The folded name: lists are searched by it. */
  readonly nameKey: string;
  /** Whom a stranger who scans a badge may call or write to. */
  readonly phone: string;
  readonly email: string;
  readonly standing: AgencyStanding;
  /** The last day of the authorisation, which it includes. */
  readonly authorisedUntil: CalendarDay;
  readonly createdAt: Instant;
  /** For how many minutes after its signature a badge can be undone, before anyone is told: 10 to 1,440. */
  readonly badgeHoldMinutes: number;
}

/** What the hold of badges may be, in minutes, and what it is until an agency chooses. */
export const BADGE_HOLD = { least: 10, most: 1_440 } as const;

/** The agency's standing as it is on a day: an authorisation whose last day has passed has ended. */
export function standingOn(agency: Agency, day: CalendarDay): AgencyStanding {
  return agency.standing === 'AUTHORISED' && day > agency.authorisedUntil ? 'ENDED' : agency.standing;
}

export type MayAct = { readonly kind: 'may-act'; readonly agency: Agency } | AgencyNotAuthorised;

export interface AgencyNotAuthorised {
  readonly kind: 'agency-not-authorised';
  readonly standing: AgencyStanding;
  readonly authorisedUntil: CalendarDay;
}

/** Says whether the agency may register, enrol, record and issue on this day. Reading and revoking need no leave. */
export function mayActOn(agency: Agency, day: CalendarDay): MayAct {
  const standing = standingOn(agency, day);
  if (standing === 'AUTHORISED') return { kind: 'may-act', agency };
  return { kind: 'agency-not-authorised', standing, authorisedUntil: agency.authorisedUntil };
}

export type StandingUnchanged = { readonly kind: 'standing-unchanged'; readonly standing: AgencyStanding };

type Move = { readonly kind: 'moved'; readonly agency: Agency } | StandingUnchanged;

/** The moves that LPHQ may make. Nothing leads out of ENDED: such an agency is authorised anew. */
const MOVES = { suspend: ['AUTHORISED', 'SUSPENDED'], reinstate: ['SUSPENDED', 'AUTHORISED'] } as const;

/** Suspends or reinstates, or says that the agency's standing does not allow the move. */
export function moved(agency: Agency, move: keyof typeof MOVES): Move {
  const [from, to] = MOVES[move];
  if (agency.standing !== from) return { kind: 'standing-unchanged', standing: agency.standing };
  return { kind: 'moved', agency: { ...agency, standing: to } };
}

/** What an agency says of itself to strangers who scan its badges. */
export interface Contacts {
  readonly phone: string;
  readonly email: string;
}

type Changed = {
  readonly kind: 'changed';
  readonly agency: Agency;
  readonly fields: readonly (keyof Contacts)[];
};

/** The agency with these contacts, and which of them are new; nothing of it where both are what they were. */
export function withContacts(agency: Agency, contacts: Contacts): Changed | { readonly kind: 'unchanged' } {
  const fields = (['phone', 'email'] as const).filter((field) => agency[field] !== contacts[field]);
  return fields.length === 0
    ? { kind: 'unchanged' }
    : { kind: 'changed', agency: { ...agency, ...contacts }, fields };
}

export function agencyNameKey(name: string): string {
  return folded(name);
}
