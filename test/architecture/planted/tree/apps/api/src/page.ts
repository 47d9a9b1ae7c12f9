// planted: react-in-portal
import { createElement } from 'react';

export const planted = createElement;
