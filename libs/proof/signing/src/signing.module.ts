import { type DynamicModule, Module } from '@nestjs/common';

import { MasterKeys } from './domain/master-keys.js';
import { KeyStore } from './store/key.store.js';
import { KeyListStore } from './store/key-list.store.js';
import { CreateAgencyKey } from './use-cases/create-agency-key.js';
import { CreateOperatingKey } from './use-cases/create-operating-key.js';
import { KeyRing } from './use-cases/key-ring.js';
import { PublishKeyList } from './use-cases/publish-key-list.js';
import { PublishedKids } from './use-cases/published-kids.js';

const DOOR = [CreateAgencyKey, CreateOperatingKey, KeyRing, KeyStore, PublishedKids, PublishKeyList];

/** The app gives UnitsOfWork, Clock and Journal, globally, and the master keys that it read from their files. */
@Module({})
export class SigningModule {
  static withMasterKeys(masterKeys: MasterKeys): DynamicModule {
    return {
      module: SigningModule,
      providers: [{ provide: MasterKeys, useValue: masterKeys }, ...DOOR, KeyListStore],
      exports: DOOR,
    };
  }
}
