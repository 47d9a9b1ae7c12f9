import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { Clock } from '#platform/clock';
import { TeamReads } from '#platform/identity';
import { UnitsOfWork } from '#platform/persistence';
import { type AgencyId, inAgency, type MemberActor, type StaffActor } from '#platform/tenancy';

import { AgencyNode } from '../agencies/agency.node.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { InvitationNode, invitationNode, MemberNode, memberNode, TeamNode } from './team.node.js';

/** A team before anything of it is read: whose eyes look at it. */
interface TeamSeen extends TeamNode {
  readonly seenBy: MemberActor | StaffActor;
}

const seenBy = (actor: MemberActor | StaffActor): TeamSeen => ({ seenBy: actor }) as TeamSeen;

@Resolver(() => TeamNode)
export class TeamResolver {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly reads: TeamReads,
    private readonly clock: Clock,
  ) {}

  @Query(() => TeamNode, { description: 'Your own team: your agency’s, or LPHQ’s.' })
  team(@CurrentOperation() { actor }: Operation): TeamNode {
    return seenBy(actor);
  }

  @ResolveField(() => [MemberNode], { description: 'Everybody who is in the team now, the earliest first.' })
  async members(@Parent() { seenBy: actor }: TeamSeen): Promise<MemberNode[]> {
    return (await this.units.read(actor, (unit) => this.reads.members(unit))).map(memberNode);
  }

  @ResolveField(() => [InvitationNode], {
    description: 'Who was invited, the newest first, whatever became of it; 200 at most.',
  })
  async invitations(@Parent() { seenBy: actor }: TeamSeen): Promise<InvitationNode[]> {
    const now = this.clock.now();
    const found = await this.units.read(actor, (unit) => this.reads.invitations(unit));
    return found.map((invitation) => invitationNode(invitation, now));
  }
}

/** An agency’s team where LPHQ looks at the agency. */
@Resolver(() => AgencyNode)
export class AgencyTeamResolver {
  @ResolveField(() => TeamNode, {
    nullable: true,
    description: 'Its people. For LPHQ, and for the agency’s own managers; null for everybody else.',
  })
  team(@Parent() { id }: AgencyNode, @CurrentOperation() { actor }: Operation): TeamNode | null {
    if (actor.kind === 'staff') return seenBy(inAgency(actor, id as AgencyId));
    return actor.roles.includes('AGENCY_MANAGER') ? seenBy(actor) : null;
  }
}
