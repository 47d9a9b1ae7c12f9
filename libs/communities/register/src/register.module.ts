import { Module } from '@nestjs/common';

import { AgenciesModule } from '#authority/agencies';

import { CommunityReads } from './store/community.reads.js';
import { CommunityStore } from './store/community.store.js';
import { ChangeCommunity } from './use-cases/change-community.js';
import { RegisterCommunity } from './use-cases/register-community.js';

const DOOR = [RegisterCommunity, ChangeCommunity, CommunityReads];

@Module({ imports: [AgenciesModule], providers: [CommunityStore, ...DOOR], exports: DOOR })
export class RegisterModule {}
