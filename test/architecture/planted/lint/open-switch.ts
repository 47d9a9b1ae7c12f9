// planted: @typescript-eslint/switch-exhaustiveness-check
type Outcome = { kind: 'issued' } | { kind: 'refused' };

export function planted(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'issued':
      return 'issued';
  }
  return 'forgotten';
}
