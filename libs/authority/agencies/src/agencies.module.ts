import { Module } from '@nestjs/common';

import { AgencyReads } from './store/agency.reads.js';
import { AgencyStore } from './store/agency.store.js';
import { AgencyStandings } from './use-cases/agency-standings.js';
import { AuthoriseAgency } from './use-cases/authorise-agency.js';
import { ReinstateAgency } from './use-cases/reinstate-agency.js';
import { SuspendAgency } from './use-cases/suspend-agency.js';

const DOOR = [AuthoriseAgency, SuspendAgency, ReinstateAgency, AgencyStandings, AgencyReads];

@Module({ providers: [AgencyStore, ...DOOR], exports: DOOR })
export class AgenciesModule {}
