import { Module } from '@nestjs/common';

import { AgencyReads } from './store/agency.reads.js';
import { AgencyStore } from './store/agency.store.js';
import { LogoStore } from './store/logo.store.js';
import { AgencyStandings } from './use-cases/agency-standings.js';
import { AuthoriseAgency } from './use-cases/authorise-agency.js';
import { ChangeBadgeHold } from './use-cases/change-badge-hold.js';
import { ChangeOrganisation } from './use-cases/change-organisation.js';
import { KeepLogo } from './use-cases/keep-logo.js';
import { ReinstateAgency } from './use-cases/reinstate-agency.js';
import { SuspendAgency } from './use-cases/suspend-agency.js';

const DOOR = [
  AuthoriseAgency,
  SuspendAgency,
  ReinstateAgency,
  ChangeBadgeHold,
  ChangeOrganisation,
  KeepLogo,
  AgencyStandings,
  AgencyReads,
  LogoStore,
];

@Module({ providers: [AgencyStore, ...DOOR], exports: DOOR })
export class AgenciesModule {}
