// planted: @typescript-eslint/no-explicit-any
export function planted(value: any): string {
  return String(value);
}
