import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The table `badges`, without what only the signature is made from. */
@Entity('badges')
export class BadgeRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'agency_id' }) agencyId: string;
  @Column('uuid', { name: 'learner_id' }) learnerId: string;
  @Column('uuid', { name: 'programme_version_id' }) programmeVersionId: string;
  @Column('text') kind: string;
  @Column('text') code: string;
  @Column('text') state: string;
  @Column('text', { name: 'name_choice' }) nameChoice: string;
  @Column('text', { name: 'public_name', nullable: true }) publicName: string | null;
  @Column('text') emblem: string;
  @Column('timestamptz', { name: 'emblem_chosen_at', nullable: true }) emblemChosenAt: Date | null;
  @Column('timestamptz', { name: 'valid_from' }) validFrom: Date;
  @Column('date', { name: 'valid_until' }) validUntil: string;
  @Column('text') kid: string;
  @Column('integer', { name: 'status_list' }) statusList: number;
  @Column('integer', { name: 'status_position' }) statusPosition: number;
  @Column('timestamptz', { name: 'prepared_at' }) preparedAt: Date;
  @Column('timestamptz', { name: 'issued_at', nullable: true }) issuedAt: Date | null;
  @Column('integer', { name: 'hold_minutes' }) holdMinutes: number;
  @Column('uuid', { name: 'suspended_by', nullable: true }) suspendedBy: string | null;
  @Column('timestamptz', { name: 'suspended_at', nullable: true }) suspendedAt: Date | null;
  @Column('text', { name: 'suspension_reason', nullable: true }) suspensionReason: string | null;
  @Column('text', { name: 'suspension_note', nullable: true, select: false }) suspensionNote?: string | null;
  @Column('uuid', { name: 'revoked_by', nullable: true }) revokedBy: string | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt: Date | null;
  @Column('text', { name: 'revocation_reason', nullable: true }) revocationReason: string | null;
  @Column('text', { name: 'revocation_note', nullable: true, select: false }) revocationNote?: string | null;
  @Column('uuid', { name: 'yields_to', nullable: true }) yieldsTo: string | null;
  @Column('text', { nullable: true }) jwt: string | null;
  @Column('text', { nullable: true }) proof: string | null;
}
