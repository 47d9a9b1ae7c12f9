// planted: house/reasoned-suppression
// eslint-disable-next-line -- a reason does not make it specific
export const planted = Date.now();
