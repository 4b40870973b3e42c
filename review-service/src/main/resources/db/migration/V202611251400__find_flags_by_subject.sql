-- Serves the question which of a batch's subjects have had a flag, and the flags of a review's subjects.
create index flag_subject_idx on flag (subject);
