import type { Assignment, Bilingual, Catalogue, CourseModule, Outcome } from './programme-version.js';

const said = (en: string, fr: string): Bilingual => ({ en, fr });

const outcomesOf = (module: string, texts: readonly Bilingual[]): readonly Outcome[] =>
  texts.map((text, index) => ({ code: `${module}-O${index + 1}`, text }));

const codesOf = (module: CourseModule): readonly string[] => module.outcomes.map(({ code }) => code);

const INTRODUCTION: CourseModule = {
  code: 'MSQ1.01',
  title: said(
    'An introduction to customer and member service',
    'Introduction au service aux clients et aux membres',
  ),
  topics: [
    said('What service is', 'Ce qu’est le service'),
    said('Customers and members', 'Clients et membres'),
    said('Being present', 'La présence'),
    said('What customer service means', 'Ce que veut dire servir un client'),
    said('The qualities of a professional', 'Les qualités d’une personne professionnelle'),
    said('The qualities of good service', 'Les qualités d’un bon service'),
  ],
  outcomes: outcomesOf('MSQ1.01', [
    said('Describes a workplace that serves customers', 'Décrit un milieu de travail au service de clients'),
    said(
      'Says whether, and how, serving members is different',
      'Dit si servir des membres est différent, et en quoi',
    ),
    said(
      'Shows the professional attitude expected of a Member Service Officer',
      'Montre l’attitude professionnelle attendue d’une personne agente de service aux membres',
    ),
    said(
      'Tells what people need from service and what they would like from it',
      'Distingue ce dont les gens ont besoin et ce qu’ils souhaitent en matière de service',
    ),
    said(
      'Picks a way to communicate, spoken or written, and knows when it fits',
      'Choisit une façon de communiquer, orale ou écrite, et sait quand elle convient',
    ),
  ]),
};

const UNDER_PRESSURE: CourseModule = {
  code: 'MSQ1.02',
  title: said('Service when it is difficult', 'Servir quand c’est difficile'),
  topics: [
    said('Keeping calm', 'Garder son calme'),
    said('Challenging requests', 'Les demandes exigeantes'),
    said('Many cultures at one door', 'Plusieurs cultures à une même porte'),
  ],
  outcomes: outcomesOf('MSQ1.02', [
    said('Stays professional under pressure', 'Demeure professionnelle ou professionnel sous pression'),
    said(
      'Knows ways to deal with challenging customers',
      'Connaît des façons de répondre aux clients difficiles',
    ),
    said('Adapts to people of different cultures', 'S’adapte aux personnes de cultures différentes'),
  ]),
};

const assignment = (number: number, title: Bilingual, closes: CourseModule | null): Assignment => ({
  number,
  title,
  module: closes?.code ?? null,
  outcomeCodes: closes ? codesOf(closes) : [],
  outcomesNeeded: null,
});

/**
 * The first edition, in our own words: Member Service Qualification with its four assignments. LPHQ has named the
 * modules of Assignments 1 and 2 only; 3 and 4 are judged as a whole until theirs are published.
 */
export const SEED_EDITION: Catalogue = {
  programme: 'ARM-LP',
  edition: '2026',
  title: said(
    'Assurance, Risk Management and Loss Prevention',
    'Assurance, gestion des risques et prévention des pertes',
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
      title: said('Tier 1: member service', 'Niveau 1 : le service aux membres'),
      modules: [INTRODUCTION, UNDER_PRESSURE],
    },
  ],
  assignments: [
    assignment(1, said('Assignment 1: what service is', 'Travail 1 : ce qu’est le service'), INTRODUCTION),
    assignment(
      2,
      said('Assignment 2: service under pressure', 'Travail 2 : servir sous pression'),
      UNDER_PRESSURE,
    ),
    assignment(3, said('Assignment 3', 'Travail 3'), null),
    assignment(4, said('Assignment 4', 'Travail 4'), null),
  ],
};
