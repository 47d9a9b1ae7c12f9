import type { Catalogue, Course, CourseModule } from './programme-version.js';
import { assignment, outcomesOf, said } from './written.js';

const IMPRESSION: CourseModule = {
  code: 'IMS1.01',
  title: said('Making an impression', 'Faire impression'),
  topics: [
    said('Why people join', 'Pourquoi les gens adhèrent'),
    said('The first minute', 'La première minute'),
    said('What a reputation rests on', 'Sur quoi repose une réputation'),
  ],
  outcomes: outcomesOf('IMS1.01', [
    said(
      'Welcomes a member in a way the member remembers',
      'Accueille un membre d’une façon dont il se souvient',
    ),
    said(
      'Says what harms a reputation and how fast',
      'Dit ce qui nuit à une réputation, et à quelle vitesse',
    ),
  ]),
  media: [],
};

const MANNERS: CourseModule = {
  code: 'CMS2.01',
  title: said('Manners that last', 'Les manières qui durent'),
  topics: [
    said('The seven skills: deportment', 'Les sept habiletés : la tenue'),
    said('Fluency', 'L’aisance'),
    said('Spontaneity', 'La spontanéité'),
    said('Critical thinking', 'L’esprit critique'),
    said('Foresight', 'La prévoyance'),
    said('Insight', 'La perspicacité'),
    said('Expertise', 'L’expertise'),
    said('Ethics, after the law on private security', 'L’éthique, d’après la loi sur la sécurité privée'),
  ],
  outcomes: outcomesOf('CMS2.01', [
    said('Shows each of the seven skills at work', 'Montre au travail chacune des sept habiletés'),
    said('Tells an ethical duty from a preference', 'Distingue un devoir d’éthique et une préférence'),
  ]),
  media: [],
};

const ON_POST: CourseModule = {
  code: 'VMS3.01',
  title: said('On post', 'En poste'),
  topics: [
    said('Post orders', 'Les consignes de poste'),
    said('There fifteen minutes before the shift', 'Sur place quinze minutes avant son quart'),
    said(
      'Being seen: on foot, by cart, at one station',
      'Se faire voir : à pied, en voiturette, à un poste fixe',
    ),
  ],
  outcomes: outcomesOf('VMS3.01', [
    said(
      'Follows post orders and knows who changes them',
      'Suit les consignes de poste et sait qui les modifie',
    ),
    said('Takes over a shift on time and in order', 'Prend son quart à l’heure et en bon ordre'),
    said(
      'Picks a way of being seen that fits the place',
      'Choisit une présence visible qui convient au lieu',
    ),
  ]),
  media: [],
};

const NOTES: CourseModule = {
  code: 'AMS4.01',
  title: said('Notes and reports', 'Notes et rapports'),
  topics: [
    said('One way of writing day and time', 'Une seule façon d’écrire le jour et l’heure'),
    said('What a note holds', 'Ce que contient une note'),
    said('The duty to report', 'Le devoir de signaler'),
  ],
  outcomes: outcomesOf('AMS4.01', [
    said('Takes notes that another person can rely on', 'Prend des notes auxquelles autrui peut se fier'),
    said('Knows what must be reported, to whom and when', 'Sait ce qu’il faut signaler, à qui et quand'),
  ]),
  media: [],
};

const IMPRESSIVE: Course = {
  code: 'IMS1',
  title: said('Impressive Member Service', 'Un service aux membres qui impressionne'),
  aims: [said('To begin well with every member', 'Bien commencer avec chaque membre')],
  modules: [IMPRESSION],
};
const CLASSIC: Course = {
  code: 'CMS2',
  title: said('Classic Member Service', 'Un service aux membres classique'),
  aims: [said('To close the first tier and open the second', 'Clore le premier niveau et ouvrir le second')],
  modules: [MANNERS],
};
const CONVINCING: Course = {
  code: 'VMS3',
  title: said('Convincing Member Service', 'Un service aux membres convaincant'),
  aims: [said('To be where one is needed, and seen there', 'Être là où il faut, et s’y faire voir')],
  modules: [ON_POST],
};
const AGILE: Course = {
  code: 'AMS4',
  title: said('Agile Member Service', 'Un service aux membres agile'),
  aims: [said('To leave a record that others can act on', 'Laisser des traces qui permettent d’agir')],
  modules: [NOTES],
};

/** The older edition of four courses, in our own words; nobody new is enrolled in it. */
export const EDITION_2020: Catalogue = {
  programme: 'ARM-LP',
  edition: '2020',
  title: said(
    'Assurance, Risk Management and Loss Prevention: the four courses',
    'Assurance, gestion des risques et prévention des pertes : les quatre cours',
  ),
  policies: {
    sequentialAssignments: true,
    backdateLimitDays: 30,
    badgeValidityMonths: 24,
    minimumAge: 18,
    minorsFrom: 16,
    whenVoided: 'REVIEW',
  },
  tiers: [
    {
      number: 1,
      title: said('Tier 1: customer and member service', 'Niveau 1 : le service aux clients et aux membres'),
      courses: [IMPRESSIVE, CLASSIC],
    },
    {
      number: 2,
      title: said('Tier 2: primary security', 'Niveau 2 : la sécurité première'),
      courses: [CONVINCING, AGILE],
    },
  ],
  assignments: [
    assignment(1, said('Assignment 1: making an impression', 'Travail 1 : faire impression'), IMPRESSION),
    assignment(2, said('Assignment 2: manners that last', 'Travail 2 : les manières qui durent'), MANNERS),
    assignment(3, said('Assignment 3: on post', 'Travail 3 : en poste'), ON_POST),
    assignment(4, said('Assignment 4: notes and reports', 'Travail 4 : notes et rapports'), NOTES),
  ],
  carriesOver: [],
};
