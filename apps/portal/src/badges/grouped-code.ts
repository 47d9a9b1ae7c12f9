/** A code in groups of four, as it is printed on cards and read aloud. */
export function groupedCode(code: string): string {
  return (code.replaceAll('-', '').match(/.{1,4}/g) ?? []).join('-');
}
