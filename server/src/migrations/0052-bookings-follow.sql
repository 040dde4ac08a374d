-- A time that somebody has booked is hers where her registration goes on (notice 二.2(3), G5).
grant update (registration_id) on booking to zhongzhao_app;
