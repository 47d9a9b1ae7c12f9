import type { AgencyRole } from '#platform/tenancy';

/** Everything here is invented: names, places, numbers (613-555-01xx) and addresses (example.org). */
export interface DemoAgency {
  readonly slug: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly suspended?: true;
  readonly communities: readonly DemoCommunity[];
}

export interface DemoCommunity {
  readonly name: string;
  readonly guardModel: 'NONE' | 'CONTRACTED' | 'IN_HOUSE' | 'VOLUNTEER';
  readonly learners: readonly DemoLearner[];
}

export interface DemoLearner {
  readonly given: string;
  readonly family: string;
  readonly track: 'MSO' | 'GUARD';
  /** How many assignments are accepted; `returned` hands the next one in and sends it back. */
  readonly accepted: 0 | 1 | 2 | 3 | 4;
  readonly returned?: string;
  readonly badge?: DemoBadge;
}

export interface DemoBadge {
  readonly name: 'INITIAL_AND_FAMILY' | 'NONE';
  /** Issued this many months ago. */
  readonly monthsAgo: number;
  readonly revoked?: true;
  readonly suspended?: true;
  /** Begins so many days from now. */
  readonly beginsIn?: number;
  /** The outcome for which this badge's link is shown at start. */
  readonly shows?: 'VALID' | 'EXPIRED' | 'REVOKED' | 'SUSPENDED' | 'NOT_YET_VALID';
}

export interface DemoPerson {
  readonly role: AgencyRole;
  readonly name: string;
}

export const LPHQ_PERSON = { name: 'Ada Lindgren', email: 'admin@lphq.example.org' } as const;

/** The same three people's roles in every agency. */
export const PEOPLE: readonly DemoPerson[] = [
  { role: 'AGENCY_MANAGER', name: 'Alix Roy' },
  { role: 'AGENCY_REGISTRAR', name: 'Robin Osei' },
  { role: 'AGENCY_ASSESSOR', name: 'Kit Lee' },
];

const VALID = { name: 'INITIAL_AND_FAMILY', monthsAgo: 2 } as const;

export const AGENCIES: readonly DemoAgency[] = [
  {
    slug: 'bytown-assurance',
    name: 'Bytown Assurance Partners (demo)',
    phone: '613-555-0142',
    email: 'desk@bytown.example.org',
    communities: [
      {
        name: 'Kehillat Nahar Shalem (demo)',
        guardModel: 'CONTRACTED',
        learners: [
          {
            given: 'Miriam',
            family: 'Achterberg',
            track: 'MSO',
            accepted: 4,
            badge: { ...VALID, shows: 'VALID' },
          },
          { given: 'Tomasz', family: 'Okonjo-Reyes', track: 'GUARD', accepted: 4, badge: VALID },
          { given: 'Noa', family: 'Bellefeuille', track: 'GUARD', accepted: 4 },
          {
            given: 'Yosef',
            family: 'Lindqvist',
            track: 'GUARD',
            accepted: 4,
            badge: { name: 'INITIAL_AND_FAMILY', monthsAgo: 0, beginsIn: 60, shows: 'NOT_YET_VALID' },
          },
        ],
      },
      {
        name: 'Beit Or HaGeshem Centre (demo)',
        guardModel: 'VOLUNTEER',
        learners: [
          {
            given: 'Élise',
            family: 'D’Avignon-Katz',
            track: 'MSO',
            accepted: 3,
            returned: 'The second page is missing. Please hand in both.',
          },
          {
            given: 'Gil',
            family: 'Marchetti-Stone',
            track: 'MSO',
            accepted: 4,
            badge: { ...VALID, revoked: true, shows: 'REVOKED' },
          },
          { given: 'Hana', family: 'Quill', track: 'MSO', accepted: 2 },
        ],
      },
      {
        name: 'Elgin & Vine Community Hall (demo)',
        guardModel: 'IN_HOUSE',
        learners: [
          {
            given: 'Priya',
            family: 'Vandersloot',
            track: 'GUARD',
            accepted: 4,
            badge: { ...VALID, name: 'NONE', suspended: true, shows: 'SUSPENDED' },
          },
        ],
      },
    ],
  },
  {
    slug: 'rideau-lantern',
    name: 'Rideau Lantern Service Co-op (demo)',
    phone: '613-555-0157',
    email: 'desk@rideau.example.org',
    communities: [
      {
        name: 'Val-des-Pins Seniors’ Commons (demo)',
        guardModel: 'NONE',
        learners: [
          {
            given: 'Dov',
            family: 'Karlsen',
            track: 'MSO',
            accepted: 4,
            badge: { name: 'INITIAL_AND_FAMILY', monthsAgo: 25, shows: 'EXPIRED' },
          },
          { given: 'Bashir', family: 'Kowalczyk', track: 'GUARD', accepted: 1 },
        ],
      },
    ],
  },
  {
    slug: 'chaudiere-gate',
    name: 'Chaudière Gate Security Ltd. (demo)',
    phone: '613-555-0163',
    email: 'desk@chaudiere.example.org',
    suspended: true,
    communities: [
      {
        name: 'Sablière Cultural Society (demo)',
        guardModel: 'CONTRACTED',
        learners: [{ given: 'Anselm', family: 'Fairweather', track: 'GUARD', accepted: 4, badge: VALID }],
      },
    ],
  },
];

/** Eleven learners: with Hana at two assignments, nobody under age carries a badge. */
export const emailOf = (agency: DemoAgency, person: DemoPerson): string =>
  `${person.role.replace('AGENCY_', '').toLowerCase()}@${agency.slug}.example.org`;

/** Printed at every start of a demo and refused everywhere else. */
export const passwordOf = (email: string): string =>
  `demo-lantern-${email.split('@').reverse().join('-').replaceAll('.', '-')}`;
