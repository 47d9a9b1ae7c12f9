import type { Catalogue, Course, CourseModule } from './programme-version.js';
import { assignment, inPrint, outcomesOf, said } from './written.js';

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
  media: [
    inPrint(
      said('What service is: the talk in print', 'Ce qu’est le service : la causerie imprimée'),
      [
        'A service is something a person pays for or joins for and cannot hold in their hands. Service, the word on its own, is how they are treated while they get it.',
        'A customer comes back to buy. A member belongs. Whoever serves members serves people who own a share of the house, and who will still be there next year.',
        'To be present is to be seen, to be near, and to be ready to be spoken to. Much is settled before it begins because somebody was there.',
        'Serving is doing: a door held, a question answered, a person walked to the right room. It is also being: that the house has somebody whose work is to care.',
        'A professional is on time, prepared, and the same to everybody. They say what they will do, and then they do it.',
        'Good service is friendly and fair. It listens before it answers, leaves people a choice, and tells them what comes next.',
      ],
      [
        'Un service, c’est ce qu’une personne paie, ou ce pour quoi elle adhère, sans pouvoir le tenir dans ses mains. Le service, tout court, c’est la façon dont on la traite pendant qu’elle le reçoit.',
        'Un client revient acheter. Un membre fait partie de la maison. Servir des membres, c’est servir des gens à qui la maison appartient un peu, et qui y seront encore l’an prochain.',
        'Être présent, c’est être vu, être proche et se laisser aborder. Bien des choses se règlent avant de commencer parce qu’il y avait quelqu’un.',
        'Servir, c’est faire : tenir une porte, répondre à une question, conduire quelqu’un à la bonne salle. C’est aussi être : que la maison ait quelqu’un dont le travail est de se soucier des autres.',
        'Une personne professionnelle arrive à l’heure, préparée, et se montre la même avec tout le monde. Elle dit ce qu’elle fera, puis le fait.',
        'Un bon service est aimable et juste. Il écoute avant de répondre, laisse un choix et dit ce qui vient ensuite.',
      ],
    ),
  ],
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
  media: [],
};

const MEMBER_SERVICE: Course = {
  code: 'MSQ1',
  title: said('Member service', 'Le service aux membres'),
  aims: [
    said(
      'To meet service from the side of those who use it',
      'Découvrir le service du côté de qui s’en sert',
    ),
    said(
      'To know what a reputation is worth, and how fast it is lost',
      'Savoir ce que vaut une réputation, et avec quelle rapidité elle se perd',
    ),
    said(
      'To bring people closer by walking around and being seen',
      'Rapprocher les gens en circulant et en se montrant',
    ),
    said('To know the first principles of marketing', 'Connaître les premiers principes du marketing'),
  ],
  modules: [INTRODUCTION, UNDER_PRESSURE],
};

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
      courses: [MEMBER_SERVICE],
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
  carriesOver: [{ edition: '2020', assignments: [1, 2, 3, 4].map((number) => ({ number, from: [number] })) }],
};

/**
 * The same edition as it was published before there were courses, aims and media: what must be done is the same. It
 * stands for ever in a database that began with it.
 */
export const SEED_EDITION_AT_FIRST: Catalogue = {
  ...SEED_EDITION,
  tiers: SEED_EDITION.tiers.map((tier) => ({
    ...tier,
    courses: tier.courses.map((course) => ({
      ...course,
      title: tier.title,
      aims: [],
      modules: course.modules.map((module) => ({ ...module, media: [] })),
    })),
  })),
  carriesOver: [],
};
