// planted: no-console
export function planted(): void {
  console.log('unstructured');
}
