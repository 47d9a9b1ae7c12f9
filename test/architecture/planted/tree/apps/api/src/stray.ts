// planted: no-undeclared-package
import { property } from 'fast-check';

export const planted = property;
