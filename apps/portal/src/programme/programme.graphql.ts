import { graphql } from '../graphql/graphql.js';

export const currentProgrammeQuery = graphql(`
  query CurrentProgramme {
    programme {
      id
    }
  }
`);

export const programmesQuery = graphql(`
  query Programmes {
    programmes {
      id
      edition
      state
      publishedAt
      title {
        en
        fr
      }
    }
    programmeDrafts {
      id
      edition
      savedAt
      title {
        en
        fr
      }
    }
  }
`);

export const versionQuery = graphql(`
  query ProgrammeVersion($id: ID!) {
    programmeVersion(id: $id) {
      id
      edition
      state
      publishedAt
      retiredAt
      title {
        en
        fr
      }
      policies {
        sequentialAssignments
        backdateLimitDays
        badgeValidityMonths
        minimumAge
        minorsFrom
        whenVoided
      }
      assignments {
        number
        module
        outcomeCodes
        outcomesNeeded
        title {
          en
          fr
        }
      }
      carriesOver {
        edition
        assignments {
          number
          from
        }
      }
      tiers {
        number
        title {
          en
          fr
        }
        courses {
          code
          title {
            en
            fr
          }
          aims {
            en
            fr
          }
          modules {
            code
            title {
              en
              fr
            }
            topics {
              en
              fr
            }
            outcomes {
              code
              text {
                en
                fr
              }
            }
            media {
              kind
              title {
                en
                fr
              }
              text {
                en
                fr
              }
              link {
                en
                fr
              }
            }
          }
        }
      }
    }
  }
`);

export const draftQuery = graphql(`
  query ProgrammeDraft($id: ID!) {
    programmeDraft(id: $id) {
      id
      edition
      revision
      savedAt
      basedOn {
        id
        edition
      }
      title {
        en
        fr
      }
      policies {
        sequentialAssignments
        backdateLimitDays
        badgeValidityMonths
        minimumAge
        minorsFrom
        whenVoided
      }
      assignments {
        number
        module
        outcomeCodes
        outcomesNeeded
        title {
          en
          fr
        }
      }
      carriesOver {
        edition
        assignments {
          number
          from
        }
      }
      tiers {
        number
        title {
          en
          fr
        }
        courses {
          code
          title {
            en
            fr
          }
          aims {
            en
            fr
          }
          modules {
            code
            title {
              en
              fr
            }
            topics {
              en
              fr
            }
            outcomes {
              code
              text {
                en
                fr
              }
            }
            media {
              kind
              title {
                en
                fr
              }
              text {
                en
                fr
              }
              link {
                en
                fr
              }
            }
          }
        }
      }
    }
  }
`);
