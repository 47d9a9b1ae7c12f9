import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';

import { Clock } from '#platform/clock';
import {
  AcceptInvitation,
  ChangeMemberRoles,
  composeInvitationDoor,
  composeTeams,
  type InvitationDoor,
  InviteMember,
  LookAtInvitation,
  RemoveMember,
  ResendInvitation,
  TeamReads,
  type Teams,
  WithdrawInvitation,
} from '#platform/identity';
import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import { UnitsOfWork } from '#platform/persistence';

import type { ApiParts } from '../api.module.js';
import { limitSettings } from '../session/limit-settings.js';

const TEAMS = Symbol('teams');
const DOOR = Symbol('the door for whoever is invited');

const ofTeams: readonly Provider[] = [
  from(TeamReads, TEAMS, ({ reads }: Teams) => reads),
  from(InviteMember, TEAMS, ({ invite }: Teams) => invite),
  from(ResendInvitation, TEAMS, ({ resend }: Teams) => resend),
  from(WithdrawInvitation, TEAMS, ({ withdraw }: Teams) => withdraw),
  from(ChangeMemberRoles, TEAMS, ({ changeRoles }: Teams) => changeRoles),
  from(RemoveMember, TEAMS, ({ remove }: Teams) => remove),
];
const ofDoor: readonly Provider[] = [
  from(LookAtInvitation, DOOR, ({ look }: InvitationDoor) => look),
  from(AcceptInvitation, DOOR, ({ accept }: InvitationDoor) => accept),
];
const EXPORTED = [
  ...[TeamReads, InviteMember, ResendInvitation, WithdrawInvitation, ChangeMemberRoles, RemoveMember],
  ...[LookAtInvitation, AcceptInvitation],
];

/** How people come into teams, and what teams do with theirs. */
@Module({})
export class PeopleModule {
  static of(parts: ApiParts): DynamicModule {
    const teams: Provider = {
      provide: TEAMS,
      inject: [UnitsOfWork, Journal, Outbox, Clock],
      useFactory: (units: UnitsOfWork, journal: Journal, outbox: Outbox, clock: Clock) =>
        composeTeams(units, { journal, outbox, clock }, limitSettings(parts)),
    };
    const door: Provider = {
      provide: DOOR,
      inject: [UnitsOfWork, Journal, Clock],
      useFactory: (units: UnitsOfWork, journal: Journal, clock: Clock) =>
        composeInvitationDoor(units, { journal, clock }, limitSettings(parts)),
    };
    return { module: PeopleModule, providers: [teams, door, ...ofTeams, ...ofDoor], exports: EXPORTED };
  }
}

function from<Whole, Part>(provide: Type<Part>, whole: symbol, part: (whole: Whole) => Part): Provider {
  return { provide, inject: [whole], useFactory: part };
}
