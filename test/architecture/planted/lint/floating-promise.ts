// planted: @typescript-eslint/no-floating-promises
async function work(): Promise<void> {
  await Promise.resolve();
}

export function planted(): void {
  work();
}
