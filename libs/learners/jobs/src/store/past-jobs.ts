import type { Instant } from '#platform/clock';
import { query, type Unit } from '#platform/persistence';

/**
 * Jobs that are over, for the worker's housekeeping: it learns which there are and nothing of what they were about. What
 * a job did stands in the journal and in what it made; neither needs its row.
 */
export class PastJobs {
  /**
   * Deletes jobs that were over before the instant, each with all its rows, the earliest first: as many as begin within
   * `rows` rows, so that a job is never there by half. A job that was undone waits for the one that undid it. Says how
   * many jobs.
   */
  async forget(unit: Unit, before: Instant, rows: number): Promise<number> {
    const gone = await query(unit, FORGET, [before, rows]);
    return gone.length;
  }
}

/** Every job has a row at least, so `rows` bounds the jobs too. */
const FORGET = `
  with earliest as (
    select j.agency_id, j.id, j.finished_at, j.total from jobs j
    where j.finished_at < $1
      and not exists (select from jobs u where u.agency_id = j.agency_id and u.undoes = j.id)
    order by j.finished_at, j.id limit $2),
  past as (
    select agency_id, id from (
      select e.*, sum(e.total) over (order by e.finished_at, e.id) - e.total as rows_before from earliest e) as counted
    where rows_before < $2),
  emptied as (
    delete from job_rows r using past p where r.agency_id = p.agency_id and r.job_id = p.id)
  delete from jobs j using past p where j.agency_id = p.agency_id and j.id = p.id returning j.id`;
