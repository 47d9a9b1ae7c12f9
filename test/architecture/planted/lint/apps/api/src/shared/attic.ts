// planted: house/named-rooms
export const planted = 'attic';
