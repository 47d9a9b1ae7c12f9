// planted: @typescript-eslint/ban-ts-comment
// @ts-expect-error
export const planted: number = 'text';
