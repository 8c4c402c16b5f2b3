package org.athanor.behaviour.context;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class Office {
    private Office() {}

    @MappedSuperclass
    @EntityListeners(Listener.class)
    public abstract static class Base {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @Version
        Integer version;

        @Transient
        final List<String> heard = new ArrayList<>();

        @PrePersist
        void basePrePersist() {
            heard.add("base prePersist");
        }

        @PostLoad
        void basePostLoad() {
            heard.add("base postLoad");
        }

        public Long getId() {
            return id;
        }

        public Integer getVersion() {
            return version;
        }
    }

    public static class Listener {
        @PrePersist
        void prePersist(Base b) {
            b.heard.add("listener prePersist");
        }

        @PostPersist
        void postPersist(Base b) {
            b.heard.add("listener postPersist " + b.id);
        }

        @PreUpdate
        void preUpdate(Object b) {
            ((Base) b).heard.add("listener preUpdate");
        }

        @PostUpdate
        void postUpdate(Base b) {
            b.heard.add("listener postUpdate " + b.version);
        }

        @PreRemove
        void preRemove(Base b) {
            b.heard.add("listener preRemove");
        }

        @PostRemove
        void postRemove(Base b) {
            b.heard.add("listener postRemove");
        }
    }

    @Entity(name = "Team")
    public static class Team extends Base {
        @Column(unique = true)
        String name;

        @OneToMany(mappedBy = "team", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Worker> workers = new ArrayList<>();

        @OneToOne(cascade = CascadeType.ALL, orphanRemoval = true)
        Room room;

        @ManyToMany(cascade = {CascadeType.PERSIST, CascadeType.MERGE, CascadeType.REFRESH})
        Set<Skill> skills = new HashSet<>();

        protected Team() {}

        Team(String name) {
            this.name = name;
        }

        Worker hire(String name) {
            Worker w = new Worker(name);
            w.team = this;
            workers.add(w);
            return w;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public List<Worker> getWorkers() {
            return workers;
        }

        public Set<Skill> getSkills() {
            return skills;
        }

        public Room getRoom() {
            return room;
        }

        public void setRoom(Room room) {
            this.room = room;
        }

        @PreUpdate
        void preUpdate() {
            heard.add("preUpdate");
            if ("bad".equals(name)) {
                throw new IllegalArgumentException("bad name");
            }
            if ("lower".equals(name)) {
                name = "LOWER";
            }
        }
    }

    @Entity(name = "Worker")
    public static class Worker extends Base {
        @Column(nullable = false)
        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        Team team;

        @ManyToOne(fetch = FetchType.LAZY)
        Worker boss;

        @ManyToOne
        Skill best;

        protected Worker() {}

        Worker(String name) {
            this.name = name;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public Team getTeam() {
            return team;
        }

        public void setTeam(Team team) {
            this.team = team;
        }

        public Worker getBoss() {
            return boss;
        }

        public void setBoss(Worker boss) {
            this.boss = boss;
        }

        public Skill getBest() {
            return best;
        }

        public void setBest(Skill best) {
            this.best = best;
        }
    }

    @Entity(name = "Room")
    public static class Room extends Base {
        int floor;

        protected Room() {}

        Room(int floor) {
            this.floor = floor;
        }

        public int getFloor() {
            return floor;
        }

        public void setFloor(int floor) {
            this.floor = floor;
        }
    }

    /** Its identifier is assigned, and it has no version. */
    @Entity(name = "Skill")
    public static class Skill {
        @Id
        String code;

        @Column(unique = true)
        String label;

        protected Skill() {}

        Skill(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String getCode() {
            return code;
        }

        public String getLabel() {
            return label;
        }

        public void setLabel(String label) {
            this.label = label;
        }
    }

    static final Class<?>[] CLASSES = {Base.class, Team.class, Worker.class, Room.class, Skill.class};
}
