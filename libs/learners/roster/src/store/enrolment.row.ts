import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The table `enrolments`. */
@Entity('enrolments')
export class EnrolmentRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'agency_id' })
  agencyId: string;

  @Column('uuid', { name: 'learner_id' })
  learnerId: string;

  @Column('uuid', { name: 'programme_version_id' })
  programmeVersionId: string;

  @Column('text')
  track: string;

  @Column('date', { name: 'enrolled_on' })
  enrolledOn: string;

  @Column('text')
  standing: string;

  @Column('timestamptz', { name: 'standing_since', nullable: true })
  standingSince: Date | null;

  @Column('text', { name: 'standing_reason', nullable: true })
  standingReason: string | null;

  @Column('boolean', { name: 'keeps_core_competencies' })
  keepsCoreCompetencies: boolean;

  @Column('text', { name: 'age_attested', nullable: true })
  ageAttested: string | null;

  /** An agency may not name it; who comes from earlier records is entered by LPHQ (`ManyLearnersStore`). */
  @Column({ type: 'uuid', name: 'opening_batch_id', nullable: true, insert: false })
  openingBatchId: string | null;
}
