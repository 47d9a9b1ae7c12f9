// planted: qualification-takes-types-of-completions
import { inside } from '#learners/completions';

export const planted = inside;
