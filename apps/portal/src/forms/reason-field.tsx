import { AreaField } from './fields.js';

/** What every server's act takes of a reason. */
const REASON_AT_MOST = 1000;

interface ReasonFieldProps {
  readonly label: string;
  /** Who will read it. */
  readonly hint?: string;
}

/** Why an act is done, in the person's own words: the field `reason` of its form. */
export function ReasonField(props: ReasonFieldProps) {
  return <AreaField {...props} name="reason" maxLength={REASON_AT_MOST} />;
}
