// Where fields with a form tag come from: a form of either kind.

const form = { in: 'form', tag: 'form' } as const;
const either = ['application/x-www-form-urlencoded', 'multipart/form-data'] as const;

export const formFields = [{ ...form, contentTypes: either }] as const;

/** Of query and form alike: the form where the verb has a body. */
export const formOrQueryFields = [
  { in: 'query', tag: 'form', verbs: ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'] },
  { ...form, verbs: ['POST', 'PUT', 'PATCH'], contentTypes: either },
] as const;

/** The same of a form that is no multipart one. */
export const plainFormFields = [formOrQueryFields[0], { ...form, verbs: ['POST', 'PUT', 'PATCH'] }] as const;
