-- A review adds so many rows at once that what is known of these tables no longer tells how to join them.
grant maintain on review_subject, review_answer, flag, flag_presence, flag_reading to ${app};
