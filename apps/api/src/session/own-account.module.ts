import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';

import { Clock } from '#platform/clock';
import {
  AskReset,
  ChangeLanguage,
  ChangePassword,
  composeOwnAccount,
  EndOwnSession,
  FinishReset,
  ListOwnSessions,
  ListPlaces,
  type OwnAccount,
  SwitchAgency,
} from '#platform/identity';
import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import { UnitsOfWork } from '#platform/persistence';

import type { ApiParts } from '../api.module.js';
import { limitSettings } from './limit-settings.js';

const WHOLE = Symbol('what people do with their own account');

const PARTS: readonly Provider[] = [
  part(ListOwnSessions, ({ sessions }) => sessions),
  part(EndOwnSession, ({ endSession }) => endSession),
  part(ListPlaces, ({ places }) => places),
  part(SwitchAgency, ({ switchAgency }) => switchAgency),
  part(ChangePassword, ({ changePassword }) => changePassword),
  part(ChangeLanguage, ({ changeLanguage }) => changeLanguage),
  part(AskReset, ({ askReset }) => askReset),
  part(FinishReset, ({ finishReset }) => finishReset),
];
const EXPORTED = [
  ...[ListOwnSessions, EndOwnSession, ListPlaces, SwitchAgency],
  ...[ChangePassword, ChangeLanguage, AskReset, FinishReset],
];

/** One’s own account and sessions, and the way back for whoever forgot the password. */
@Module({})
export class OwnAccountModule {
  static of(parts: ApiParts): DynamicModule {
    const whole: Provider = {
      provide: WHOLE,
      inject: [UnitsOfWork, Journal, Outbox, Clock],
      useFactory: (units: UnitsOfWork, journal: Journal, outbox: Outbox, clock: Clock) =>
        composeOwnAccount(units, { journal, outbox, clock }, limitSettings(parts)),
    };
    return { module: OwnAccountModule, providers: [whole, ...PARTS], exports: EXPORTED };
  }
}

function part<Part>(provide: Type<Part>, of: (whole: OwnAccount) => Part): Provider {
  return { provide, inject: [WHOLE], useFactory: of };
}
