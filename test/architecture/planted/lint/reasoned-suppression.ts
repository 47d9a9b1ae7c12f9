// eslint-disable-next-line house/clock-only -- proves that a reasoned suppression holds
export const sound = Date.now();
