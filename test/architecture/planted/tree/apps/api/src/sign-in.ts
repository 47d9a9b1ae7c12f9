// planted: passport-in-identity
import passport from 'passport';

export const planted = passport;
