// planted: learners-leftwards
import { inside } from '#learners/completions';

export const planted = inside;
